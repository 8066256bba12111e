#include "CPlumbData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char aws_pack[] = {
#embed "../../rules/aws.yaml"
};

static const unsigned char backup_pack[] = {
#embed "../../rules/backup.yaml"
};

// Digests hold numbers, which are read where they lie.
static const _Alignas(8) unsigned char aws_pack_digest[] = {
#embed "aws.digest"
};

static const _Alignas(8) unsigned char backup_pack_digest[] = {
#embed "backup.digest"
};

// Functions, because Swift imports an array as a tuple of all its elements.
const unsigned char *plumb_aws_pack(size_t *count) {
  *count = sizeof(aws_pack);
  return aws_pack;
}

const unsigned char *plumb_aws_pack_digest(size_t *count) {
  *count = sizeof(aws_pack_digest);
  return aws_pack_digest;
}

const unsigned char *plumb_backup_pack(size_t *count) {
  *count = sizeof(backup_pack);
  return backup_pack;
}

const unsigned char *plumb_backup_pack_digest(size_t *count) {
  *count = sizeof(backup_pack_digest);
  return backup_pack_digest;
}
