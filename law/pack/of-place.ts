import type { Files } from './files.ts';
import { get, type Tree } from './yaml.ts';

/** What a pack says of its place under a key: in `place.yaml`, or in `pack.yaml` where that file or its key is missing. */
export const ofPlace = ({ single }: Pick<Files, 'single'>, key: string): Tree | undefined =>
  get(single.get('place')?.tree, key) ?? get(single.get('pack')?.tree, key);
