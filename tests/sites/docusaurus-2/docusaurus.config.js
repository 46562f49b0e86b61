export default { presets: [['classic', {}]] };
