/** Where the phone is, asked once and only when told to. */

const PATIENCE = { enableHighAccuracy: true, timeout: 20000, maximumAge: 30000 };
const WORST_METRES = 100000;
const REASONS = { 1: 'refused', 2: 'unavailable', 3: 'timeout' };

/** {latitude, longitude, accuracy}; rejects with "refused", "unavailable" or "timeout". */
export function findPlace() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation || window.isSecureContext === false) {
      reject('unavailable');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracy: Math.min(accuracy, WORST_METRES) }),
      (error) => reject(REASONS[error.code] || 'unavailable'),
      PATIENCE,
    );
  });
}
