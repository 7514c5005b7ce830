/** What a cache keeps its values in: a `Map`, or a `WeakMap` of objects that come and go. */
interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/**
 * What stands in a map under a key; what does not stand there yet is made, and stays.
 * @param make must not give `undefined`, which counts as nothing; what it throws is thrown, and nothing is kept
 */
export function getOrMake<K, V extends NonNullable<unknown> | null>(
  store: Store<K, V>,
  key: K,
  make: () => V,
): V {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}

/** Answers about one thing, as a tree: each level is one of the further arguments. */
interface Answers<T> {
  own: { readonly answer: T } | null;
  readonly below: Map<unknown, Answers<T>>;
}

/**
 * A pure question about a thing that does not change, such as a trace, asked again and again: each is answered once,
 * for as long as the thing lives.
 * @param question its further arguments are told apart as the keys of a map are
 */
export function memo<O extends object, A extends readonly unknown[], T>(
  question: (thing: O, ...about: A) => T,
): (thing: O, ...about: A) => T {
  const known = new WeakMap<O, Answers<T>>();
  return (thing, ...about) => {
    let answers = getOrMake(known, thing, noAnswers<T>);
    for (const argument of about) answers = getOrMake(answers.below, argument, noAnswers<T>);
    answers.own ??= { answer: question(thing, ...about) };
    return answers.own.answer;
  };
}

function noAnswers<T>(): Answers<T> {
  return { own: null, below: new Map() };
}
