/** Programs that run or compile others, and that a machine may simply not have. */
const TOOLCHAINS =
  /^(?:javac?|python3?|node|ruby|perl|php|go|mono|mcs|csc|dotnet|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|make|cmake|rustc|cargo|mvn|gradle|kotlinc?|scala|ghc|runghc|swiftc?|dart|lua|elixir|erl|deno|bun|tsx|ts-node|bash)$/;

/**
 * Whether a command belongs to a language: where it is missing, the machine lacks it, and that is no mistake of the
 * student's.
 */
export function isToolchain(command: string): boolean {
  return TOOLCHAINS.test(command);
}

/**
 * The toolchain that a build did not find.
 * @param said what the build said where it failed
 */
export function missingToolchain(said: string): string | null {
  const missing = /(?:^|\s)([\w+.-]+): (?:command )?(?:not found|No such file or directory)/.exec(said)?.[1];
  const isEnd = missing !== undefined && isToolchain(missing);
  return isEnd ? missing : null;
}
