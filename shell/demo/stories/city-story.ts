import type { Story } from '../agenda.ts';
import type { Scene } from './scene.ts';

/** Something that happens in the city beside its products. */
export type CityStory = (s: Scene) => Story;
