module.exports = function (config) {
  config.addPassthroughCopy("images");
  return { dir: { input: "src" } };
};
