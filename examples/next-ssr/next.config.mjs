/** @type {import('next').NextConfig} */
export default {
  // The root of this portal: without it Next looks for lock files in the folders above.
  turbopack: { root: import.meta.dirname },
};
