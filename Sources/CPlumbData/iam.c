#include "CPlumbData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char iam_actions[] = {
#embed "iam-actions.bin"
};

const unsigned char *plumb_iam_actions(size_t *count) {
  *count = sizeof(iam_actions);
  return iam_actions;
}
