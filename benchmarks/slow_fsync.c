/* Makes every fsync and fdatasync slower by FSYNC_US microseconds: a slow disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_little(void) {
    const char *text = getenv("FSYNC_US");
    long us = text ? atol(text) : 0;
    if (us > 0) {
        struct timespec time = {us / 1000000, (us % 1000000) * 1000};
        nanosleep(&time, NULL);
    }
}

static int slowly(const char *name, int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    wait_a_little();
    return real(fd);
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
