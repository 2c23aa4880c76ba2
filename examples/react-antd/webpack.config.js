const HtmlWebpackPlugin = require('html-webpack-plugin');

module.exports = {
  entry: './src/main.tsx',
  resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'] },
  // Ant Design and the library of indicators are large in any portal; a warning at each build would only hide others.
  performance: { hints: false },
  module: {
    rules: [{ test: /\.tsx?$/, loader: 'ts-loader', options: { transpileOnly: true } }],
  },
  plugins: [new HtmlWebpackPlugin({ template: 'index.html' })],
};
