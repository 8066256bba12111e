#include "CPlumbData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char backup_pack[] = {
#embed "../../rules/backup.yaml"
};

// Functions, because Swift imports an array as a tuple of all its elements.
const unsigned char *plumb_backup_pack(size_t *count) {
  *count = sizeof(backup_pack);
  return backup_pack;
}
