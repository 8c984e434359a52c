/** Writes FILE.br and FILE.gz beside every compressible file under `folder`, where they are smaller. */
export function precompress(folder: string): Promise<void>;
