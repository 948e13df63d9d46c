# Sourced by ./run and ./verify: finds JDK 25 or newer and Maven, or says what is missing.
# Looks at JAVA_HOME, then PATH, then the folders where JDKs usually stand.

required_java=25

java_major() { # the major version of the JDK in folder $1, or nothing when it is none
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

usable_jdk() {
  local major
  major=$(java_major "$1")
  [ -n "$major" ] && [ "$major" -ge "$required_java" ]
}

find_jdk() {
  local candidate javac
  if [ -n "${JAVA_HOME:-}" ] && usable_jdk "$JAVA_HOME"; then
    return 0
  fi
  if javac=$(command -v javac); then
    candidate=$(cd "$(dirname "$(readlink -f "$javac" 2>/dev/null || echo "$javac")")/.." && pwd)
    if usable_jdk "$candidate"; then
      JAVA_HOME=$candidate
      return 0
    fi
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -d "$candidate" ] && usable_jdk "$candidate"; then
      JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

if ! find_jdk; then
  echo "JDK $required_java or newer is needed and was not found in JAVA_HOME, on the PATH or in the usual folders." >&2
  echo "Install one (for example Temurin $required_java) or point JAVA_HOME at it." >&2
  exit 3
fi
export JAVA_HOME
export PATH="$JAVA_HOME/bin:$PATH"

if ! command -v mvn >/dev/null; then
  echo "Apache Maven 3.8 or newer is needed and 'mvn' is not on the PATH." >&2
  exit 3
fi

# Maven's own warnings about its libraries' use of the JDK say nothing about this project.
export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
