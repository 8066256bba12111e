#ifndef C_PLUMB_DATA_H
#define C_PLUMB_DATA_H

#include <stddef.h>

/// The bytes of rules/backup.yaml, and how many they are.
const unsigned char *plumb_backup_pack(size_t *count);

/// The bytes of backup-pack.json, which a test writes from rules/backup.yaml: its rules as JSON, without examples.
const unsigned char *plumb_backup_pack_digest(size_t *count);

/// The bytes of schemas.bin, which `plumb-dev schemas` writes: the schemas of all resource types.
const unsigned char *plumb_schemas(size_t *count);

/// The bytes of iam-actions.bin, which Scripts/iam-actions writes: the actions of AWS's services.
const unsigned char *plumb_iam_actions(size_t *count);

#endif
