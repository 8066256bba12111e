#include "CPlumbData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char hooks[] = {
#embed "../../.pre-commit-hooks.yaml"
};

static const unsigned char github[] = {
#embed "../../examples/ci/github.yml"
};

static const unsigned char gitlab[] = {
#embed "../../examples/ci/gitlab.yml"
};

static const unsigned char codebuild[] = {
#embed "../../examples/ci/buildspec.yml"
};

static const unsigned char backup_readme[] = {
#embed "../../examples/backup/README.md"
};

static const unsigned char backup_picture[] = {
#embed "../../examples/backup/architecture.svg"
};

static const unsigned char backup_template[] = {
#embed "../../examples/backup/template.yaml"
};

static const unsigned char backup_function[] = {
#embed "../../examples/backup/function/backup.py"
};

static const unsigned char backup_function_tests[] = {
#embed "../../examples/backup/function/test_backup.py"
};

#define FILE_OF(name) [plumb_shipped_##name] = {name, sizeof(name)}

static const struct {
  const unsigned char *bytes;
  size_t count;
} files[] = {
    FILE_OF(hooks),
    FILE_OF(github),
    FILE_OF(gitlab),
    FILE_OF(codebuild),
    FILE_OF(backup_readme),
    FILE_OF(backup_picture),
    FILE_OF(backup_template),
    FILE_OF(backup_function),
    FILE_OF(backup_function_tests),
};

const unsigned char *plumb_shipped_file(enum plumb_shipped file, size_t *count) {
  *count = files[file].count;
  return files[file].bytes;
}
