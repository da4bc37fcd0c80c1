export { loadProfileData } from './profile-data.ts';
