// Loops over plain memory that are compiled once for each kind of processor; the one at hand is chosen when the program
// starts. What they compute is the same for all.
#pragma once

#if defined(__x86_64__) && defined(__linux__) && !defined(RUNG_PLAIN_INSTRUCTIONS)
#define RUNG_BEST_INSTRUCTIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define RUNG_BEST_INSTRUCTIONS
#endif
