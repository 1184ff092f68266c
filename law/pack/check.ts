import type { Pack } from './model.ts';
import type { Context } from './names.ts';

export const checkPack = (_pack: Pack, _ctx: Context): void => {};
