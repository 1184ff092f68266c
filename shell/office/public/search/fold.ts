import type { Text } from '#law/ground';
import type { Found, Hit } from './findables.ts';

/**
 * A product is found once: its certificate, its incident and its case become links below it, by the name that they share. Without the product
 * among what was found each stands for itself.
 * @param found best first
 */
export const foldSubjects = (found: readonly Found[]): readonly Hit[] => {
  const subjects = new Map<string, string>();
  for (const { hit } of found) if (hit.kind === 'product' && !subjects.has(keyOf(hit.title))) subjects.set(keyOf(hit.title), hit.href);
  const belongs = ({ about }: Found): boolean => about !== undefined && subjects.has(keyOf(about.subject));
  const below = Map.groupBy(found.filter(belongs), ({ about }) => subjects.get(keyOf(about!.subject))!);
  return found
    .filter((one) => !belongs(one))
    .map(({ hit }) => {
      const links = below.get(hit.href);
      return links === undefined
        ? hit
        : {
            ...hit,
            links: links.map(({ hit: { kind, href, number }, about }) => ({
              kind: kind === 'case' ? ('case' as const) : ('register' as const),
              title: about!.line,
              href,
              ...(number !== undefined && { number }),
            })),
          };
    });
};

const keyOf = (words: Text): string => `${words.en}\n${words.zh}`;
