# The supervisor of one task: starts it in a session of its own, waits, and writes down how it ended,
# so that this is known even if the agent's JVM is gone by then.
#
# Usage: supervisor FOLDER BOOT_ID, in the sandbox, with nothing of the task's environment.
#   FOLDER/run      read: a piece of shell that ends by becoming the task, or names why it cannot
#   FOLDER/process  written: the task's process id, BOOT_ID, and /proc/<pid>/stat of the supervisor
#                   and of the task
#   FOLDER/errors   standard error of this script; where the task was ended by a signal, the shell
#                   says so here, which is the only way to tell it from an exit code above 128
#   FOLDER/exit     written last: $? of the task, and whether there was something in errors
# The task's line also goes to standard output, where the agent waits for it.
# Everything here is built into the shell: starting a task costs one fork and no other program.

# A trap, other than ignoring the signal, is not inherited by the task.
trap : HUP INT QUIT TERM

read -r me < /proc/self/stat
(
  read -r task < /proc/self/stat
  printf '%s\n' "${task%% *}" "$2" "$me" "$task" > "$1/process"
  printf '%s\n' "$task"
  . "$1/run"
)
code=$?

# What the task left behind in its process group goes with it. No new process can have taken that
# number while the group has members; without members there is nothing to signal.
read -r pid < "$1/process"
kill -s KILL -- "-$pid" 2> /dev/null

said=silent
[ -s "$1/errors" ] && said=said
printf '%s %s\n' "$code" "$said" > "$1/exit"
