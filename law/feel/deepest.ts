/** How deep a value is looked into from outside; what lies deeper is null. A loop can nest its own results without end. */
export const deepest = 1000;
