#ifndef C_PLUMB_DATA_H
#define C_PLUMB_DATA_H

#include <stddef.h>

/// The bytes of rules/aws.yaml and of rules/backup.yaml, and how many they are.
const unsigned char *plumb_aws_pack(size_t *count);
const unsigned char *plumb_backup_pack(size_t *count);

/// The bytes of aws.digest and of backup.digest, which a test writes from the packs: their rules without examples, laid out to be
/// used as they lie. They start at a multiple of 8.
const unsigned char *plumb_aws_pack_digest(size_t *count);
const unsigned char *plumb_backup_pack_digest(size_t *count);

/// The bytes of schemas.bin, which `plumb-dev schemas` writes: the schemas of all resource types.
const unsigned char *plumb_schemas(size_t *count);

/// The bytes of iam-actions.bin, which Scripts/iam-actions writes: the actions of AWS's services.
const unsigned char *plumb_iam_actions(size_t *count);

/// Files that 'plumb init' writes, as they stand in the repository.
enum plumb_shipped {
  plumb_shipped_hooks,
  plumb_shipped_github,
  plumb_shipped_gitlab,
  plumb_shipped_codebuild,
  plumb_shipped_backup_readme,
  plumb_shipped_backup_picture,
  plumb_shipped_backup_template,
  plumb_shipped_backup_function,
  plumb_shipped_backup_function_tests,
};

/// The bytes of such a file.
const unsigned char *plumb_shipped_file(enum plumb_shipped file, size_t *count);

#endif
