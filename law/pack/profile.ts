import { type StatuteProfile, statuteProfiles } from './keys-place.ts';
import { get, type Tree, wordOf } from './yaml.ts';

/**
 * The statutes that the place holds its pack to. A pack without `place.yaml` was judged by those of China where it speaks Chinese, and so it still is.
 * @param place the tree of `place.yaml`, if there is one
 */
export const profileOf = (place: Tree | undefined, languages: readonly string[]): StatuteProfile => {
  const written = wordOf(get(get(place, 'statutes'), 'profile'));
  const known = statuteProfiles.find((name) => name === written);
  if (known !== undefined) return known;
  return place === undefined && languages.includes('zh') ? 'cn' : 'none';
};
