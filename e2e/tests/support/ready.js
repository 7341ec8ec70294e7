/** The portal has taken over from the page before scripts: that one still holds what it says to those without them. */
export const tookOver = '#portal:not(:has(noscript)) main';
