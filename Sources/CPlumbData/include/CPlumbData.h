#ifndef C_PLUMB_DATA_H
#define C_PLUMB_DATA_H

#include <stddef.h>

/// The bytes of rules/backup.yaml, and how many they are.
const unsigned char *plumb_backup_pack(size_t *count);

#endif
