import { createContext } from 'react';

/** What is being filed on this part of the page: a file is sent for it, and for nothing else. */
export interface Filing {
  readonly procedure: string;
  readonly order: string;
  /** The case in which the order is given. */
  readonly about?: string | undefined;
}

export const FilingContext = createContext<Filing | undefined>(undefined);
