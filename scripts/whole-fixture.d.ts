export function partsOf(name: string): string[];
export function writeWhole(name: string, to: string): void;
