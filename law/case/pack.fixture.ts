import type { Pack } from '#law/pack';
import { packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';

export const shenzhen: Pack = packOf(readFolder(shenzhenFolder));
