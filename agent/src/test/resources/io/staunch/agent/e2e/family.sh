#!/bin/bash
# A family for tests: family.sh MARK MIB CHILDREN KEEPER
# Takes MIB MiB, then forks CHILDREN times; all of them end with the process KEEPER at the latest.
exec < /dev/null > /dev/null 2>&1
keeper=$4
LC_ALL=C
printf -v block '%*s' $(($2 * 1024 * 1024)) ''
exec 8<> <(:) # who reads from it waits
live() { while [ -d "/proc/$keeper" ]; do read -rt 0.5 -u 8; done; }
for ((i = 0; i < $3; i++)); do live & done
live
