import type { Endpoint } from '#contract';

/** Which methods a path of the contract knows, as they stand in `Allow`; empty where there is no such path. */
export const methodsAllowed = (endpoints: Readonly<Record<string, Endpoint>>): ((path: string) => readonly string[]) => {
  const known = Object.values(endpoints).map(({ path, method }) => ({ pattern: patternOf(path), method }));
  return (path) => {
    const methods = new Set<string>(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
    if (methods.size === 0) return [];
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods, 'OPTIONS'].toSorted();
  };
};

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:[a-z]+/g, '[^/]+')}$`);
