"""What web pages say around articles, in several languages: a general table of phrases, none taken from a page.

Phrases are in lower case, words parted by one space, without punctuation and apostrophes. A strong phrase hardly ever stands
in a news report's own running text; a weak one does at times, and counts only together with others.
"""

STRONG = """
all rights reserved|rights reserved|terms of use|terms of service|terms and conditions|privacy policy|cookie policy
use cookies|uses cookies
use of cookies|accept cookies|accept all cookies|cookie settings|cookie preferences|manage cookies|legal disclaimer|disclaimer
sign up for|sign up to|sign up now|sign up here|sign in to|log in to|login to|log in or|subscribe to our|subscribe to the
subscribe now|subscribe for|subscribe to get
subscribe today|please subscribe|our newsletter|newsletter sign|free newsletter|daily newsletter|weekly newsletter|your inbox
your email|your e mail
email address will not be published|required fields are marked|leave a reply|leave a comment|post a comment|add a comment
join the conversation|join the discussion|be the first to comment|view comments|show comments|comments are closed
reader comments|no comments
comment policy|community guidelines
share this|share on facebook|share on twitter|share via|share this article|share this story|tweet this|email this|e mail this
email this to a friend|e mail this to a friend|print this
printable version|copy link|follow our|follow us|follow us on|like us on|find us on|join us on|follow me on
our facebook page|our telegram channel|our whatsapp channel
join our|download our|download the app|download our app|download app|our app|get the app|on google play|app store
support us|support our|your support|please support|please consider|consider supporting|consider donating|donate now
make a donation|donate today|become a member|become a patron|contribute now
help us|we need your help|thank you for reading|thanks for reading|dear reader|dear readers
a message from|a note from
read more|read also|also read|also on|see also|read next|up next|related articles|related stories|related news|related posts
related topics|related content|more stories|more from
you may also like|you might also like|you might like|recommended for you|recommended stories|most read|most popular
trending now|latest news|latest stories|dont miss|editors picks|editors pick
continue reading|story continues below|article continues below|continues below advertisement|scroll to continue
advertisement scroll|click here|click to|tap here|skip to content|skip to main content|back to top|go to top
for the latest|for more news|stay updated|stay up to date|stay tuned|breaking news alerts
push notifications|turn on notifications|enable notifications|allow notifications
page you were looking for|page not found|page cannot be found|does not exist or|something went wrong|please try again
an error occurred|enable javascript|javascript is disabled|your browser
without warranty|responsibility or liability|do not necessarily reflect|not necessarily those of
not be reproduced|may not be reproduced|may not be published
republished without|prior written permission|without permission|published from a syndicated feed|not been edited by
has not been edited|this material may not|editorial standards
contact us|contact us at|reach us at|write to us|write to us at|send us|send us your|send your|email us|e mail us|get in touch
call us
do you have a story|got a story|got a tip|have a news tip|if you have any information|send your stories
have your say|what do you think|let us know in the comments|tell us in the comments|in the comments below|comment below
your comment|your thoughts|your feedback
watch now|watch live|watch the video|watch video|watch as|watch more|see photos|view gallery|view all|see all|show more
load more|view more|see more|learn more|find out more|more info|more information
do not sell my|personal information|unsubscribe|by subscribing|by signing|by clicking|you agree to
you can opt|opt out
no matter how small
min read|minute read|minutes read|mins read|reading time|listen to this article|listen to article|text size|font size
image source|image credit|image caption|image copyright|photo credit|getty images|photo by|file photo|picture credit
media caption
previous article|next article|previous post|next post|previous story|next story|filed under|posted in|tagged with|quick links
useful links|site map|sitemap|about us|advertise with us|our partners|work with us|careers
first published|last updated|last modified|is not responsible for|external sites|best experience|register for free
create an account|create account|already a subscriber|already have an account|forgot password|for subscribers|start your free
free trial|cancel anytime|limited time offer|special offer|special offers
shop now|order now|buy now|use code|promo code|this week only|while stocks last|best deals|today only|per month|wine club
affiliate links|earn a commission|we may earn|sponsored content|paid content|promoted content|content by taboola
is a registered trademark|is a trademark|trademark of|registered office|company number
todos los derechos reservados|derechos reservados|politica de privacidad|política de privacidad|política de cookies
aviso legal|utiliza cookies|utilizamos cookies|suscríbete|suscribase|suscríbase|boletín|deja un comentario|deja una respuesta
tu dirección de correo|los campos obligatorios|lee también|leer más|te puede interesar|compartir en|síguenos|síganos
iniciar sesión|regístrate|inicia sesión
tous droits réservés|politique de confidentialité|mentions légales|conditions générales|utilise des cookies|nous utilisons
inscrivez vous|abonnez vous|sabonner|newsletter|laisser un commentaire|votre adresse|les champs obligatoires|lire aussi
lire la suite|à lire aussi|partager sur|suivez nous|se connecter|publicité|en savoir plus|votre email
alle rechte vorbehalten|datenschutz|datenschutzerklärung|impressum|verwendet cookies|cookies verwenden|newsletter abonnieren
jetzt abonnieren|jetzt anmelden|melden sie sich|kommentar schreiben|kommentar hinterlassen|ihre e mail|erforderliche felder
lesen sie auch|mehr zum thema|weiterlesen|auf facebook teilen|folgen sie uns|anzeige|mehr erfahren
tutti i diritti riservati|informativa sulla privacy|utilizza i cookie|iscriviti alla|lascia un commento|il tuo indirizzo
i campi obbligatori|leggi anche|leggi tutto|condividi su|seguici|accedi
todos os direitos reservados|política de privacidade|usa cookies|assine|deixe um comentário|deixe uma resposta
seu endereço de e mail|campos obrigatórios|leia também|leia mais|compartilhe|siga nos|publicidade
alle rechten voorbehouden|privacybeleid|gebruikt cookies|schrijf je in|laat een reactie|uw e mailadres|vereiste velden
lees ook|lees meer|deel op|volg ons|inloggen
все права защищены|политика конфиденциальности|использует файлы cookie|использование материалов|при использовании материалов
подпишитесь|подписаться|подписывайтесь|добавить комментарий|оставить комментарий|ваш адрес email|обязательные поля
обязательные поля помечены|не будет опубликован|читайте также|читать далее|читать полностью|поделиться|свяжитесь с нами
напишите нам|войти|регистрация|реклама|наш телеграм|новости партнеров
усі права захищені|всі права захищені|підпишіться|підписуйтесь|додати коментар|залишити коментар|обовязкові поля|читайте також
читати далі|поділитися|реклама
wszelkie prawa zastrzeżone|polityka prywatności|wykorzystuje pliki cookie|zapisz się|dodaj komentarz|twój adres|wymagane pola
czytaj także|czytaj więcej|czytaj też|udostępnij|zaloguj
tüm hakları saklıdır|gizlilik politikası|çerez|abone ol|yorum yap|bir yanıt yazın|e posta adresiniz|gerekli alanlar
ayrıca okuyun|devamını oku|paylaş|bizi takip edin
جميع الحقوق محفوظة|سياسة الخصوصية|ملفات تعريف الارتباط|اشترك|اشتراك|اترك تعليقا|اترك تعليقاً|بريدك الإلكتروني|لن يتم نشر عنوان
الحقول الإلزامية|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شارك|تابعنا|تسجيل الدخول|إعلان
כל הזכויות שמורות|מדיניות פרטיות|הירשמו|הרשמה|הוסף תגובה|כתובת הדוא|שדות החובה|קראו גם|קרא עוד|שתפו|עקבו אחרינו|התחברות
सर्वाधिकार सुरक्षित|गोपनीयता नीति|यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|सब्सक्राइब|टिप्पणी|शेयर करें
"""

WEAK = """
subscribe|subscribers|newsletter|newsletters|advertisement|advertising|sponsored|cookies|privacy|copyright|comments|comment
login|register|registered|sign|share|tweet|facebook|twitter|instagram|linkedin|whatsapp|telegram|pinterest|youtube|reddit|digg
delicious|stumbleupon
email|download|app|apps|donate|donation|membership|related|trending|tags|tagged|topics|published|updated|posted|source|photo
photos|video|videos|gallery|podcast|podcasts|podcasts|menu|search|home|faq|rss|feed|feeds|archive|archives|categories|category
bookmark|print|reply|submit|loading|click|browse|latest|popular|featured|more|see|watch|read|listen|follow|join|support|please
thank|sorry|error|browser|website|account|password|username|offer|offers|free|shop|store|cart|price|buy|sale|contact|feedback
help|about|terms|policy|disclaimer|licence|license|sitemap|reserved|trademark|inc|ltd|llc|gmbh
"""

# Whole lines that are buttons, labels and headings of lists around the article.
_LABELS = """
close|back to gallery|show chapters|show less|print|email|e mail|share|tweet|advertisement|advertisements|updated|loading|menu
search|home
source|tags|topics|tagged|related|comments|no comments|no comment|read more|more|next|previous|prev|reply|subscribe|login
log in|sign in|sign up|register
facebook|twitter|instagram|whatsapp|telegram|linkedin|pinterest|youtube|reddit|copy link|listen|play|pause|mute|unmute|watch
video|live|live tv|expand|hide caption
toggle caption|enlarge|view gallery|open gallery|fullscreen|full screen|skip ad|ad|ads|sponsored|promoted|trending|popular
featured|latest|top stories
anzeige|werbung|teilen|drucken|publicité|partager|imprimer|publicidad|compartir|imprimir|pubblicità|condividi|publicidade
compartilhar
поделиться|реклама|комментарии|теги|печать|источник|كتابة تعليق|مشاركة|إعلان|פרסומת|שתפו|reklam|paylaş|reklama|udostępnij
delen|advertentie
"""
LABELS = frozenset(_LABELS.strip().replace("\n", "|").split("|"))

# Labels over advertisements.
ADVERTISING = frozenset(
    "ad ads advertisement advertisements advertorial sponsored promoted anzeige werbung publicité publicidad pubblicità "
    "publicidade реклама إعلان פרסומת reklam reklama advertentie".split()
)

# What menus are made of. Glued to the text that follows them they show as 'HomeWorldSportThe mayor …'.
SECTIONS = tuple(
    """
latest news|breaking news|top stories|about us|contact us|sign in|log in|live tv|real estate|home|news|world|politics|business
sports|sport|opinion|culture|technology|tech|science|health|weather|videos|video|live|menu|search|login|subscribe|entertainment
travel|food|lifestyle|local|national|international|region|europe|africa|asia|americas|middle east|economy|finance|markets|money
education|environment|climate|arts|style|features|photos|podcasts|podcast|newsletters|newsletter|obituaries|crime|events|jobs
contact|about|more|share|accueil|monde|politique|économie|culture|sport|startseite|politik|wirtschaft|kultur|inicio|mundo|deportes
política|economía|cultura|главная|новости|политика|экономика|спорт|культура|мир
""".strip()
    .replace("\n", "|")
    .split("|")
)

# A short line that begins so announces headlines of other articles.
ANNOUNCING = frozenset(
    "also anche auch aussi leer lees leggi leia lesen lire mehr more next ook previous read recommended "
    "related see también também trending читайте".split()
)


def _table(text: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the phrases that begin with it."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for line in text.split("\n"):
        for phrase in line.split("|"):
            words = tuple(phrase.split())
            if words and words not in table.setdefault(words[0], []):
                table[words[0]].append(words)
    return {first: tuple(found) for first, found in table.items()}


STRONG_PHRASES = _table(STRONG)
WEAK_WORDS = frozenset(word for line in WEAK.split("\n") for word in line.split("|") if word)
# For scripts without spaces, as plain substrings.
_UNSPACED = """
版权所有 版權所有 保留所有权利 隐私政策 隱私政策 责任编辑 責任編輯 相关阅读 相關閱讀 延伸阅读 延伸閱讀 点击 點擊 扫码 关注我们
订阅 訂閱 发表评论 全站热搜 无断转载 無断転載 著作権 プライバシーポリシー 関連記事 続きを読む 会員登録 ログイン メールマガジン
コメントを สงวนลิขสิทธิ์ อ่านเพิ่มเติม 무단_전재 저작권자 재배포_금지
"""
STRONG_UNSPACED = tuple(phrase.replace("_", " ") for phrase in _UNSPACED.split())

# Function words tell running text from lists, and one language from another.
_FUNCTION_WORDS = """
en: the of and to in that was for on with as by at from had were which their has have been its this not but they who would or
  are an his her he she it is said be will after when there a about all also because before between could did during into more
  most one only other out over some than them then these through until up what while
de: der die das und den von zu mit des im dem nicht ein eine ist auch auf sich als für werden wird einer hat aus nach bei sind
  wurde noch war dass
fr: le la les des du et est une dans qui que pour au sur par avec sont aux ce cette il elle ont été pas plus leur ces mais
es: el los las del y que una por con para su al es lo se fue este esta han sus pero según también entre donde
it: il gli dei della di che e un nel alla con per sono dal delle è ha non anche più come una i
pt: o os das dos do da em que um uma não com para por no na mais foi ao pelo também são
nl: het een van en dat op voor met zijn aan niet te werd ook door naar bij uit deze heeft
sv: och att det som på är av för den med till inte ett har om var från men
pl: w na z się że do nie jest o jak przez po za od są oraz który dla
cs: v na se že je do ve s o za k by jsou který která podle také jako
ro: și în de la cu din pentru că nu este care pe mai fost sunt
tr: ve bir bu için ile de da olarak olan daha çok gibi kadar
id: yang dan di dari untuk dengan pada ini itu tidak dalam akan oleh
ru: и в не на что с по из как он к за это от о его для у но также был были после
uk: і в не на що з та у до як він за це від про його для але також був були після
ar: في من على إلى عن أن التي الذي مع هذا هذه ما بعد كان كما
he: של על את לא הוא עם זה כי גם אל היא
fa: و در به از که این را با است برای
el: και το της του η ο να με για από στην που των
hi: के में की है और से का को पर ने कि यह
"""
FUNCTION_WORDS: dict[str, tuple[str, ...]] = {}
for _line in _FUNCTION_WORDS.strip().replace("\n  ", " ").split("\n"):
    _language, _, _words = _line.partition(": ")
    FUNCTION_WORDS[_language] = tuple(_words.split())
ALL_FUNCTION_WORDS = frozenset(word for words in FUNCTION_WORDS.values() for word in words)
