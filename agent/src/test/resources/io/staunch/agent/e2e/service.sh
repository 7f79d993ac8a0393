#!/bin/bash
# A service for tests: service.sh FOLDER NAME KEEPER FIRST LATER RATE
# Once the file FOLDER/go or FOLDER/go-NAME is there its first life holds FIRST MiB and leaks RATE KiB every tenth of a
# second; later lives hold LATER MiB.
# It ends with the process KEEPER at the latest, and writes down its starts and the TERMs it got.
folder=$1 name=$2 keeper=$3 first=$4 later=$5 rate=$6
log=$folder/$name.log
exec < /dev/null > /dev/null 2>&1
lives=0
[ ! -e "$log" ] || while read -r word _; do [ "$word" != start ] || lives=$((lives + 1)); done < "$log"
echo "start $$ ${STAUNCH_ORDER:--}" >> "$log"
exec 9> "$folder/$name.lock"
flock -n 9 || echo "overlap $$" >> "$log"
exec 8<> <(:) # who reads from it waits
trap 'echo "term $$" >> "$log"; ending=$((ending + 1))' TERM
leak=() ending=0 took= drop=
LC_ALL=C
if [ $lives != 0 ]; then
  took=yes
  [ "$later" = 0 ] || printf -v block '%*s' $((later * 1024 * 1024)) ''
fi
while [ -d "/proc/$keeper" ] && [ "$ending" = 0 ]; do
  if [ -z "$took" ] && { [ -e "$folder/go" ] || [ -e "$folder/go-$name" ]; }; then
    took=yes
    [ "$first" = 0 ] || printf -v block '%*s' $((first * 1024 * 1024)) ''
    [ "$rate" = 0 ] || printf -v drop '%*s' $((rate * 1024)) ''
  fi
  [ -z "$drop" ] || leak+=("$drop")
  read -rt 0.1 -u 8
done
# a moment of stopping, in which a second TERM would be seen
[ "$ending" = 0 ] || read -rt 0.2 -u 8
