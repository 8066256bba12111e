#include <stddef.h>

// Reads all of libyaml's events and drops them; returns their number, or -1 after an error.
long plumb_drain(const unsigned char *bytes, size_t count);
