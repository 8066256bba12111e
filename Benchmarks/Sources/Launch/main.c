// usage: Launch COMMAND ARGUMENT…
//
// Runs a command with its output thrown away, and prints its exit status, its time from start to
// finish in microseconds and its peak memory in kilobytes. Small itself, since the memory of a
// process counts as that of the process it turns into.

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

int main(int count, char **arguments) {
  posix_spawn_file_actions_t actions;
  struct timespec start, end;
  struct rusage usage;
  pid_t process;
  int status;
  if (count < 2) return 2;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (posix_spawnp(&process, arguments[1], &actions, NULL, arguments + 1, environ) != 0) {
    perror(arguments[1]);
    return 2;
  }
  if (wait4(process, &status, 0, &usage) != process) return 2;
  clock_gettime(CLOCK_MONOTONIC, &end);
  long long microseconds = (end.tv_sec - start.tv_sec) * 1000000LL
    + (end.tv_nsec - start.tv_nsec) / 1000;
#ifdef __APPLE__
  long kilobytes = usage.ru_maxrss / 1024;
#else
  long kilobytes = usage.ru_maxrss;
#endif
  printf("%d %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
    microseconds, kilobytes);
  return 0;
}
