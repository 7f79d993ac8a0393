# Finds a JDK that is new enough; sourced by ./staunch, ./check and ./mvnw (POSIX sh, no output unless it fails).
#
#   staunch_find_java   sets STAUNCH_JAVA_HOME (a JDK home), STAUNCH_JAVA_BIN (its java) and
#                       STAUNCH_JAVA_MAJOR; on failure says what is missing and how to cure it, and returns 1.
#
# Order: STAUNCH_JAVA (a java binary or a JDK home; if set it must fit), JAVA_HOME, the usual folders (the oldest
# that is new enough, since that is the one Staunch is tested with), PATH.

STAUNCH_JAVA_NEEDED=25

# Prints the feature version of the Java at home $1, nothing if there is none. The release file costs no JVM start.
staunch_java_major() {
  [ -x "$1/bin/java" ] && [ ! -d "$1/bin/java" ] || return 0
  _sj_version=
  if [ -r "$1/release" ]; then
    _sj_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\)"\{0,1\}.*$/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$_sj_version" ]; then
    _sj_version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[^"]* version "\([^"]*\)".*$/\1/p' | head -n 1)
  fi
  case $_sj_version in 1.*) _sj_version=${_sj_version#1.} ;; esac
  _sj_version=${_sj_version%%[!0-9]*}
  [ -z "$_sj_version" ] || echo "$_sj_version"
}

# Home of the java binary $1, symbolic links followed.
staunch_java_home_of() {
  _sj_binary=$(readlink -f -- "$1" 2>/dev/null) || return 0
  _sj_bin=$(dirname -- "$_sj_binary")
  dirname -- "$_sj_bin"
}

# Takes home $1 if it holds a JDK (with a compiler) that is new enough.
staunch_take_java() {
  [ -x "$1/bin/javac" ] || return 1
  _sj_major=$(staunch_java_major "$1")
  [ -n "$_sj_major" ] && [ "$_sj_major" -ge "$STAUNCH_JAVA_NEEDED" ] || return 1
  STAUNCH_JAVA_HOME=$1 STAUNCH_JAVA_BIN=$1/bin/java STAUNCH_JAVA_MAJOR=$_sj_major
}

staunch_find_java() {
  if [ -n "${STAUNCH_JAVA-}" ]; then
    _sj_home=
    if [ -d "$STAUNCH_JAVA" ]; then
      _sj_home=$STAUNCH_JAVA
    elif [ -x "$STAUNCH_JAVA" ]; then
      _sj_home=$(staunch_java_home_of "$STAUNCH_JAVA")
    fi
    _sj_major=$(staunch_java_major "${_sj_home:-/nonexistent}")
    if [ -z "$_sj_major" ]; then
      echo "staunch: STAUNCH_JAVA is set to $STAUNCH_JAVA, but there is no Java. Set it to a JDK $STAUNCH_JAVA_NEEDED or newer (its folder or its java binary), or unset it to let staunch look for one." >&2
      return 1
    fi
    if [ "$_sj_major" -lt "$STAUNCH_JAVA_NEEDED" ]; then
      echo "staunch: STAUNCH_JAVA is set to $STAUNCH_JAVA, which is Java $_sj_major; Staunch needs Java $STAUNCH_JAVA_NEEDED or newer. Set it to a newer JDK, or unset it to let staunch look for one." >&2
      return 1
    fi
    STAUNCH_JAVA_HOME=$_sj_home STAUNCH_JAVA_BIN=$_sj_home/bin/java STAUNCH_JAVA_MAJOR=$_sj_major
    return 0
  fi

  if [ -n "${JAVA_HOME-}" ] && staunch_take_java "$JAVA_HOME"; then return 0; fi

  _sj_best= _sj_best_major=
  for _sj_home in /usr/lib/jvm/* /opt/java /opt/java/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/*; do
    staunch_take_java "$_sj_home" || continue
    if [ -z "$_sj_best" ] || [ "$STAUNCH_JAVA_MAJOR" -lt "$_sj_best_major" ]; then
      _sj_best=$_sj_home _sj_best_major=$STAUNCH_JAVA_MAJOR
    fi
  done
  if [ -n "$_sj_best" ]; then staunch_take_java "$_sj_best"; return; fi

  _sj_path=$(command -v java 2>/dev/null) || _sj_path=
  if [ -n "$_sj_path" ]; then
    _sj_home=$(staunch_java_home_of "$_sj_path")
    if [ -n "$_sj_home" ] && staunch_take_java "$_sj_home"; then return 0; fi
  fi

  echo "staunch: no JDK $STAUNCH_JAVA_NEEDED or newer was found (looked at JAVA_HOME, /usr/lib/jvm, /opt/java, ~/.sdkman/candidates/java and PATH; older ones are passed over). Install one, for example 'apt-get install openjdk-$STAUNCH_JAVA_NEEDED-jdk-headless' or a build from https://adoptium.net, or point STAUNCH_JAVA at one: STAUNCH_JAVA=/path/to/jdk-$STAUNCH_JAVA_NEEDED ./staunch" >&2
  return 1
}
