import { get, type Tree, wordsOf } from './yaml.ts';

/** Languages of a pack that declares none. */
const usualLanguages: readonly string[] = ['en', 'zh'];

/**
 * The languages of a pack, the first one first. They are read before anything else, since each text is held to them.
 * @param place the tree of `place.yaml`, if there is one
 */
export const languagesOf = (place: Tree | undefined): readonly string[] => {
  const written = [...new Set(wordsOf(get(place, 'languages')))].filter((tag) => tag.trim() !== '');
  return written.length === 0 ? usualLanguages : written;
};
