/**
 * Takes the prototype from every plain object inside a value, in place, and gives the value back. A name that comes from outside may
 * then be looked up anywhere in it: `constructor`, `toString` and `__proto__` are found only where somebody wrote them. Goes into
 * arrays, maps and sets, and through circles; objects of a class and functions stay as they are.
 */
export const bare = <T>(value: T): T => {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    if (Object.getPrototypeOf(one) === Object.prototype) Object.setPrototypeOf(one, null);
    if (one instanceof Map) for (const pair of one) waiting.push(...pair);
    else if (one instanceof Set) for (const item of one) waiting.push(item);
    else for (const item of Object.values(one)) waiting.push(item);
  }
  return value;
};
