# Builds the folder that ./staunch runs from; sourced by ./staunch and ./check after find-java.sh (POSIX sh).
#
#   staunch_build_dist ROOT   leaves the runnable jars in $STAUNCH_LIB; returns 1, having said why, if they cannot be built.
#
# The build lives in target/quick folders of its own, so it neither disturbs nor is disturbed by a Maven build in the
# same checkout. The folder is put in place by a rename, so a half-made one is never run, and its time is the time the
# build began, so what is edited during a build is built by the next one.

staunch_dist_is_fresh() {
  [ -d "$STAUNCH_LIB" ] || return 1
  _sd_newer=$(cd "$1" && find pom.xml .mvn build/dist/pom.xml ./*/pom.xml ./*/src/main \
    -newer "$STAUNCH_LIB" ! -name '*.sw?' ! -name '.#*' -print 2>/dev/null | head -n 1)
  [ -z "$_sd_newer" ]
}

staunch_build_dist() {
  STAUNCH_LIB=$1/target/quick/lib
  if staunch_dist_is_fresh "$1"; then return 0; fi

  if ! [ -w "$1/build" ]; then
    echo "staunch: the jars in $STAUNCH_LIB are missing or older than the sources, and $1 cannot be written to. Run ./staunch once as the user who owns it." >&2
    return 1
  fi

  # one build at a time; who waited finds the work done
  exec 9>"$1/build/.lock" || return 1
  if command -v flock >/dev/null 2>&1; then
    if ! flock -n 9; then
      echo "staunch: waiting for another build of this checkout …" >&2
      flock 9
    fi
  fi
  if staunch_dist_is_fresh "$1"; then exec 9>&-; return 0; fi

  if [ -d "$STAUNCH_LIB" ]; then
    echo "staunch: building (sources have changed) …" >&2
  else
    echo "staunch: building (first run, about a minute) …" >&2
  fi
  if ! [ -x "$STAUNCH_JAVA_HOME/bin/javac" ]; then
    echo "staunch: cannot build, $STAUNCH_JAVA_HOME has no compiler. Point STAUNCH_JAVA at a JDK, not a JRE." >&2
    return 1
  fi
  _sd_log=$1/target/quick/build.log
  mkdir -p "$1/target/quick" && : >"$1/target/quick/began" || return 1
  if ! (cd "$1" && STAUNCH_JAVA=$STAUNCH_JAVA_HOME ./mvnw -B -ntp -Dstaunch.quick package) >"$_sd_log" 2>&1 </dev/null; then
    echo "staunch: the build failed, the whole log is in $_sd_log; it says:" >&2
    { grep -E '^\[(ERROR|FATAL)\] [^ ]' "$_sd_log" || tail -n 12 "$_sd_log"; } |
      grep -vE 'COMPILATION ERROR|\[Help|full stack trace|full debug|more information about|^\[ERROR\] (mvn|After correcting)' |
      awk '!seen[$0]++' | head -n 12 >&2
    return 1
  fi
  touch -r "$1/target/quick/began" "$1/target/quick/lib.new"
  rm -rf "$1/target/quick/lib.old"
  if [ -d "$STAUNCH_LIB" ]; then mv "$STAUNCH_LIB" "$1/target/quick/lib.old"; fi
  mv "$1/target/quick/lib.new" "$STAUNCH_LIB"
  rm -rf "$1/target/quick/lib.old"
  exec 9>&-
}
