import { startConfig, storeOf, surroundings } from '#shell/config';
import { type OpenedOffice, openOffice as open } from '#shell/office';

/** Opens the store that the configuration names. `--config` has become `ORDINANCE_CONFIG` by then. */
export const openOffice = (): Promise<OpenedOffice> => open(storeOf(startConfig(surroundings())));
