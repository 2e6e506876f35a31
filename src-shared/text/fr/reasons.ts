/** Failures whose code says too little, in French. */
import type { reasons as english } from '../en/reasons.ts';
import type { Translation } from '../translate.ts';

export const reasons: Translation<typeof english> = {
  'why.nobody-signed-in': 'Personne n’est connecté ici. Rien n’a été envoyé.',
  'why.nobody-signed-in.do':
    'Connectez-vous, ou essayez l’application sans compte dans le bac à sable.',
  'why.address-none': 'Cette adresse de serveur est inutilisable. Ce n’est pas une adresse web.',
  'why.address-none.do': 'Laissez vide pour le serveur de PiktID.',
  'why.address-not-https':
    'Cette adresse de serveur est inutilisable. Elle doit commencer par https, pour que personne ne puisse lire.',
  'why.address-not-https.do': 'Laissez vide pour le serveur de PiktID.',
  'why.address-not-plain':
    'Cette adresse de serveur est inutilisable. Elle ne doit contenir ni nom, ni point d’interrogation, ni ancre.',
  'why.address-not-plain.do': 'Laissez vide pour le serveur de PiktID.',
  'why.webhook-address': 'Cette adresse ne peut pas être appelée.',
  'why.webhook-address.do':
    'Elle doit commencer par https:// et ne contenir ni nom ni mot de passe.',
  'why.webhook-unheard': 'L’adresse prévenue à la fin d’un lot n’a pas accepté l’appel.',
  'why.webhook-unheard.do': 'Vérifiez-la dans les réglages.',
  'why.webhook-declined': 'L’adresse n’a pas été enregistrée. Rien n’a changé.',
  'why.webhook-none': 'Aucune adresse à appeler n’est définie.',
  'why.webhook-none.do': 'Saisissez-en une dans les réglages.',
  'why.proxy-asks': 'Le proxy de ce réseau demande un nom d’utilisateur et un mot de passe.',
  'why.proxy-asks.do': 'Saisissez-les dans les réglages du proxy, puis réessayez.',
  'why.proxy-refused': 'Le proxy de ce réseau n’a pas laissé passer la connexion.',
  'why.proxy-refused.do': 'Vérifiez les réglages du proxy de cet ordinateur.',
  'why.no-identity': 'Certains SKU n’ont pas d’identité. Rien n’a été envoyé.',
  'why.no-identity.do': 'Choisissez l’identité qui porte les vêtements.',
  'why.portrait-kind': 'Ce fichier n’est pas une image JPEG ou PNG.',
  'why.portrait-kind.do': 'Choisissez un portrait en .jpg ou .png.',
  'why.portrait-consent':
    'La personne d’un portrait doit donner son accord avant l’envoi à PiktID. Rien n’a été envoyé.',
  'why.portrait-consent.do': 'Confirmez que vous avez son accord, puis téléversez-le.',
  'why.identity-unfinished':
    'Le serveur n’a pas fini de préparer l’identité {code}. Rien n’a été envoyé ni dépensé.',
  'why.identity-unfinished.do': 'Choisissez une autre identité, ou envoyez un portrait.',
  'why.portrait-changed':
    'Le portrait {photo} a été modifié après le démarrage. Rien n’a été envoyé.',
  'why.portrait-changed.do': 'Redémarrez pour prendre le portrait tel qu’il est maintenant.',
  'why.portrait-gone': 'Le portrait {photo} n’est plus là. Rien n’a été envoyé.',
  'why.portrait-gone.do': 'Remettez-le en place ou choisissez-en un autre.',
  'why.choose-again': 'Ce dossier ou ce fichier n’a pas été choisi dans cette session.',
  'why.choose-again.do': 'Choisissez-le à nouveau.',
  'why.samples-missing': 'Les SKU d’exemple manquent dans cette installation.',
  'why.samples-missing.do': 'Réinstallez l’application ou ajoutez vos propres dossiers.',
  'why.sku-changed': 'Les photos de ce SKU ont changé entre-temps. Rien n’a été modifié.',
  'why.sku-changed.do': 'Réessayez.',
  'why.no-own-instructions': 'Ce dossier ne contient pas d’instructions.json.',
  'why.photo-being-written':
    '{photo} était encore en cours d’écriture pendant la lecture. Rien n’a été envoyé.',
  'why.photo-being-written.do': 'Attendez la fin de la copie, puis redémarrez.',
  'why.look-mistake': 'Le fichier d’instructions contient une erreur : {problem}.',
  'why.look-mistake.do': 'Corrigez la ligne, puis ouvrez le fichier à nouveau.',
  'why.look-not-file': 'Ce n’est pas un fichier d’instructions.',
  'why.look-not-file.do': 'Choisissez un fichier qui se termine par .json.',
  'why.look-too-large': 'Ce fichier est bien trop grand pour des instructions.',
  'why.look-too-large.do': 'Choisissez un fichier avec une liste d’instructions.',
  'why.preset-built-in': 'Les préréglages fournis avec l’application ne peuvent pas être modifiés.',
  'why.preset-built-in.do': 'Dupliquez-le, puis modifiez la copie.',
  'why.too-many-presets': 'Il y a déjà {n} préréglages.',
  'why.too-many-presets.do': 'Supprimez ceux qui ne servent plus.',
  'why.target-built-in': 'Les cibles fournies avec l’application ne peuvent pas être modifiées.',
  'why.target-built-in.do': 'Enregistrez-la sous un autre nom, puis modifiez celle-là.',
  'why.too-many-targets': 'Il y a déjà {n} cibles.',
  'why.too-many-targets.do': 'Supprimez celles qui ne servent plus.',
  'why.batch-runs': 'Seul un lot terminé peut être retiré. Rien n’a été retiré.',
  'why.batch-runs.do': 'Annulez-le d’abord, ou laissez-le se terminer.',
  'why.pilot-waits': 'Ce lot attend votre avis sur son premier SKU.',
  'why.pilot-waits.do': 'Regardez ses images, puis libérez le reste ou annulez le lot.',
  'why.photos-unknown': 'Les photos de {sku} ne sont plus connues ici. Rien n’a été envoyé.',
  'why.photos-unknown.do': 'Relancez son dossier.',
  'why.not-deciding': '{sku} n’attend pas une telle décision.',
  'why.job-taken': 'La tâche {job} appartient déjà à un autre SKU.',
  'why.made-already': '{sku} a déjà été fait avec ce look : voir {place}.',
  'why.picture-failed': 'Le serveur n’a pas pu faire l’image {number}.',
  'why.picture-failed.do': 'Réessayez le SKU, ou régénérez cette image.',
  'why.some-job-failed':
    'La tâche a échoué sur le serveur. {good} images sur {all} sont sur le disque.',
  'why.some-job-failed.do': 'Réessayer commande les images à nouveau ; cela coûte des crédits.',
  'why.some-job-aborted':
    'Le serveur a arrêté la tâche. {good} images sur {all} sont sur le disque.',
  'why.some-job-aborted.do': 'Réessayer commande les images à nouveau ; cela coûte des crédits.',
  'why.some-missing':
    '{good} images sur {all} sont sur le disque. Le serveur n’a pas livré les autres.',
  'why.some-missing.do':
    'Relancez le même lot : les fichiers manquants sont récupérés sans nouveaux crédits.',
  'why.hot-in-results':
    'Le dossier surveillé ne doit pas se trouver dans celui des résultats : ils seraient pris pour des photos.',
  'why.hot-in-results.do':
    'Choisissez un autre dossier de résultats, à côté du dossier surveillé ou dedans.',
  'why.hot-twice':
    'Ce dossier est déjà surveillé, ou l’un de ceux qu’il contient ou qui le contient.',
  'why.hot-twice.do': 'Chaque SKU serait fait deux fois. Choisissez un autre dossier.',
  'why.hot-others-results': 'Un autre dossier surveillé écrit ses résultats ici.',
  'why.hot-others-results.do': 'Choisissez un dossier qui ne contient que des photos.',
  'why.hot-two-folders': 'Il faut deux dossiers.',
  'why.hot-two-folders.do': 'Choisissez le dossier à surveiller et un autre pour les résultats.',
  'why.hot-taken-away': 'Le dossier a été retiré pendant la lecture. Rien n’a été envoyé.',
  'why.hot-taken-away.do': 'Copiez-le à nouveau.',
  'why.too-many-hot-folders': 'On ne peut pas surveiller plus de {n} dossiers.',
  'why.too-many-hot-folders.do':
    'Retirez-en un, ou surveillez un dossier qui en contient plusieurs.',
  'why.no-results-here': 'Il n’y a pas d’images dans ce dossier.',
  'why.no-results-here.do':
    'Choisissez un dossier de résultats, ou un dossier qui en contient plusieurs.',
  'why.other-folder': 'C’est un autre dossier : ses images ne sont pas celles de cette collection.',
  'why.other-folder.do':
    'Choisissez le dossier déplacé, ou ouvrez celui-ci comme une collection à part.',
  'why.flat-lay-gone': 'La photo à plat de ce repère n’est pas disponible.',
  'why.flat-lay-gone.do': 'Remettez la photo en place, ou indiquez où se trouve le dossier.',
  'why.too-many-pins': 'Une collection contient au plus {n} repères.',
  'why.too-many-pins.do': 'Retirez ceux qui ne servent plus.',
  'why.redo-not-ours':
    'Cette image n’a pas été faite par cette application ; elle ne peut donc pas être recommandée ici.',
  'why.redo-instruction-unknown': 'On ne sait pas de quelle instruction vient cette image.',
  'why.redo-result-gone': 'Cette image n’est plus dans la collection.',
  'why.redo-sku-gone': 'Son SKU n’est plus dans la liste des lots.',
  'why.redo-signed-out':
    'Personne n’est connecté avec le compte de ce lot. Connectez-vous d’abord.',
  'why.redo-job-unknown': 'La tâche de {sku} n’est pas connue : PiktID ne peut pas la répéter.',
  'why.redo-working': '{sku} est encore en cours. Attendez la fin.',
  'why.redo-photos-unknown': 'Les photos de {sku} ne sont plus connues ici. Relancez son dossier.',
  'why.redo-photo-gone': '{photo} de {sku} n’est plus à sa place. Remettez la photo.',
  'why.redo-photo-changed': '{photo} de {sku} a été modifié depuis. Relancez son dossier.',
  'why.redo.do': 'Rien n’a été commandé.',
  'why.naming': 'Le modèle de nom de fichier est inutilisable.',
  'why.naming.do':
    'Corrigez-le ; les noms affichés dessous montrent comment les fichiers s’appelleront.',
  'why.too-few-pixels': 'L’image a moins de pixels que la cible n’en demande.',
  'why.too-few-pixels.do':
    'Refaites-la plus grande, ou choisissez une cible qui accepte des images plus petites.',
  'why.too-heavy': 'L’image ne peut pas être aussi légère que la cible le demande.',
  'why.too-heavy.do': 'Choisissez moins de pixels, un autre format ou une limite plus haute.',
  'why.leads-out': 'Ce dossier est un lien qui sort du dossier d’export. Rien n’y a été écrit.',
  'why.leads-out.do': 'Supprimez le lien, ou choisissez le dossier vers lequel il mène.',
  'why.not-as-written':
    'Le fichier exporté ne se relit pas tel qu’il a été écrit. Il a été retiré.',
  'why.not-as-written.do': 'Réessayez ; si cela revient, vérifiez le disque.',
  'why.picture-moved': 'L’image n’est plus à sa place.',
  'why.picture-moved.do': 'Remettez-la, ou indiquez où se trouve le dossier.',
  'why.answer-none': 'Ce fichier n’est pas une réponse à un dossier de relecture.',
  'why.answer-none.do': 'Choisissez le fichier enregistré depuis sa page.',
  'why.answer-too-large': 'Ce fichier est bien trop grand pour une réponse.',
  'why.answer-too-large.do': 'Choisissez le fichier enregistré depuis la page du dossier.',
  'why.answer-elsewhere':
    'Cette réponse n’appartient à aucun dossier de relecture fait avec les données de cette application.',
  'why.answer-elsewhere.do': 'Ouvrez-la sur l’ordinateur où le dossier a été fait.',
  'why.answer-other-results': 'Cette réponse concerne d’autres résultats.',
  'why.answer-other-results.do':
    'Ouvrez le lot ou le dossier d’où vient le dossier de relecture, puis ouvrez à nouveau la réponse.',
  'why.update-later': 'La mise à jour ne peut pas être installée maintenant. Rien n’a changé.',
  'why.update-later.do': 'Attendez qu’aucun lot ne tourne, puis réessayez.',
  'why.update-page-unknown': 'Cette édition ne sait pas où sont proposées les nouvelles versions.',
  'why.update-page-unknown.do': 'Regardez là d’où vient votre application.',
  'why.link-nowhere': 'Cette adresse ne mène nulle part dans l’application. Rien n’a été fait.',
  'why.link-batch-gone':
    'Le lot de cette adresse n’est pas sur cet ordinateur. Il a peut-être été retiré.',
  'why.opened-gone': 'Ce qui devait être ouvert n’est plus là.',
  'why.opened-gone.do':
    'Cherchez-le dans votre gestionnaire de fichiers, ou branchez le disque où il se trouve.',
};
