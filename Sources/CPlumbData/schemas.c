#include "CPlumbData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Read word by word in place, see PackLayout.swift.
_Alignas(8) static const unsigned char schemas[] = {
#embed "schemas.bin"
};

const unsigned char *plumb_schemas(size_t *count) {
  *count = sizeof(schemas);
  return schemas;
}
