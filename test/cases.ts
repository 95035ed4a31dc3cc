/** How many cases a seed draws: few in `npm test`, all with `PINNBOARD_ALL=1`. */
export const drawn = <T>(few: T, all: T): T => (process.env['PINNBOARD_ALL'] === '1' ? all : few);
