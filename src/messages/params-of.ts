/** The parameter that a hole names: `name`, `name.port` and `name|one|several` all name `name`. */
type ParamIn<Hole extends string> = Hole extends `${infer Name}|${string}`
  ? Name
  : Hole extends `${infer Name}.${string}`
    ? Name
    : Hole;

/** Names of the parameters of a text, as a union: `'role' | 'file'` of `{role} has {file}`. */
export type ParamsOf<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? ParamIn<Hole> | ParamsOf<Rest>
  : never;
