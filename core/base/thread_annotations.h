// Clang's lock annotations (-Wthread-safety); they vanish with other compilers.
// Source: clang documentation, "Thread Safety Analysis".
#pragma once

#if defined(__clang__)
#define LEVELSCOPE_ANNOTATION(x) __attribute__((x))
#else
#define LEVELSCOPE_ANNOTATION(x)
#endif

#define CAPABILITY(x) LEVELSCOPE_ANNOTATION(capability(x))
#define SCOPED_CAPABILITY LEVELSCOPE_ANNOTATION(scoped_lockable)
#define GUARDED_BY(x) LEVELSCOPE_ANNOTATION(guarded_by(x))
#define PT_GUARDED_BY(x) LEVELSCOPE_ANNOTATION(pt_guarded_by(x))
#define REQUIRES(...) LEVELSCOPE_ANNOTATION(requires_capability(__VA_ARGS__))
#define ACQUIRE(...) LEVELSCOPE_ANNOTATION(acquire_capability(__VA_ARGS__))
#define TRY_ACQUIRE(...) LEVELSCOPE_ANNOTATION(try_acquire_capability(__VA_ARGS__))
#define RELEASE(...) LEVELSCOPE_ANNOTATION(release_capability(__VA_ARGS__))
#define EXCLUDES(...) LEVELSCOPE_ANNOTATION(locks_excluded(__VA_ARGS__))
#define NO_THREAD_SAFETY_ANALYSIS LEVELSCOPE_ANNOTATION(no_thread_safety_analysis)
