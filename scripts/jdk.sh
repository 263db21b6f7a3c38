# Sourced: sets JAVA_HOME to a JDK 25 or newer, looking at JAVA_HOME, PATH, then the usual folders; says what to install otherwise.
folkmoot_java_version() {
  # A JDK says its version in a file; asking it takes a fifth of a second.
  [ -r "$1/release" ] && told=$(sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$1/release") && [ -n "$told" ] && { echo "$told"; return; }
  "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p'
}
folkmoot_find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    version=$(folkmoot_java_version "$home")
    if [ "${version%%.*}" -ge 25 ] 2>/dev/null; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}
if ! folkmoot_find_jdk; then
  echo "Folkmoot needs a JDK 25 or newer, and found none in JAVA_HOME, PATH or the usual folders." >&2
  echo "Install one (for example Eclipse Temurin 25 from https://adoptium.net) and set JAVA_HOME to its folder." >&2
  exit 2
fi
