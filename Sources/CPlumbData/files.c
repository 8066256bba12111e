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

const unsigned char *plumb_shipped_file(enum plumb_shipped file, size_t *count) {
  switch (file) {
  case plumb_shipped_hooks:
    *count = sizeof(hooks);
    return hooks;
  case plumb_shipped_github:
    *count = sizeof(github);
    return github;
  case plumb_shipped_gitlab:
    *count = sizeof(gitlab);
    return gitlab;
  case plumb_shipped_codebuild:
    *count = sizeof(codebuild);
    return codebuild;
  case plumb_shipped_backup_readme:
    *count = sizeof(backup_readme);
    return backup_readme;
  case plumb_shipped_backup_picture:
    *count = sizeof(backup_picture);
    return backup_picture;
  case plumb_shipped_backup_template:
    *count = sizeof(backup_template);
    return backup_template;
  case plumb_shipped_backup_function:
    *count = sizeof(backup_function);
    return backup_function;
  case plumb_shipped_backup_function_tests:
    *count = sizeof(backup_function_tests);
    return backup_function_tests;
  }
  *count = 0;
  return hooks;
}
