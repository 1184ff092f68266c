import { catalogue } from '#law/ground';
import messages from './messages.json' with { type: 'json' };

export const say = catalogue(messages);
