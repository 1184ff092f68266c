import { createContext, useCallback, useEffect, useState } from 'react';

/** What is being filed: a file is sent for it, and for nothing else. */
export interface Filing {
  readonly procedure: string;
  readonly order: string;
  /** The case in which the order is given. */
  readonly about?: string | undefined;
}

/** The filing on this part of the page. */
export interface FilingHere extends Filing {
  readonly sends: BeginSending;
}

/** A file begins to be sent; what comes back is called at its end: has it arrived? */
export type BeginSending = () => (hasArrived: boolean) => void;

export const FilingContext = createContext<FilingHere | undefined>(undefined);

export interface AfterFiles {
  /** Goes on at once, or when the last file has arrived. */
  readonly press: () => void;
  /** The button was pressed, and files are still on their way. */
  readonly waits: boolean;
  readonly sends: BeginSending;
}

/**
 * Files are sent while the form stands open. Anyone who presses its button meanwhile goes on once they have arrived; where one does not arrive, the form
 * stays, so that no paper is left behind.
 */
export const useAfterFiles = (goOn: () => unknown): AfterFiles => {
  const [onTheWay, setOnTheWay] = useState(0);
  const [pressed, setPressed] = useState(false);
  const sends = useCallback(() => {
    setOnTheWay((count) => count + 1);
    return (hasArrived: boolean) => {
      setOnTheWay((count) => count - 1);
      if (!hasArrived) setPressed(false);
    };
  }, []);
  // After the page knows what the file has become: an answer that was empty when the button was pressed is there now.
  useEffect(() => {
    if (!pressed || onTheWay > 0) return;
    setPressed(false);
    void goOn();
  }, [pressed, onTheWay, goOn]);
  return { press: () => setPressed(true), waits: pressed && onTheWay > 0, sends };
};
