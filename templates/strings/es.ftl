# Las palabras de la interfaz en español, como las escriben los medios de Estados Unidos. Donde un
# texto lleva una fecha, el artículo de esta se funde con lo que la precede: «a { $date }» da «al 2 de
# junio de 2021» y «a junio de 2021».

about-this-page = Sobre esta página
all = Todo
all-answers = { $n ->
    [one] { $n } respuesta: quién la dio y cuándo
   *[other] Las { $n } respuestas: quién las dio y cuándo
}
all-pages = { $n ->
    [one] La página
   *[other] Las { $n } páginas
}
all-series = Gráficos y sus números
all-series-lead = Todas las series de números de este sitio, en gráfico y en tabla, cada número con su fuente.
also-called = También se llama
anchor = Enlace a esta sección
archived-copy = Copia archivada
as-of = Fecha del dato
as-of-the-day = a { $date }
axis-of = { $n ->
    [one] { $n } respuesta en una escala, de { $from } a { $to }
   *[other] { $n } respuestas en una misma escala, de { $from } a { $to }
}
back-to-text = Volver al texto
breadcrumbs = Está aquí
by = Por
callout-caution = Precaución
callout-important = Importante
callout-note = Nota
callout-tip = Consejo
callout-warning = Advertencia
card-close = Cerrar
card-more = La ficha completa
case-calendar = Calendario de sus fechas
case-closed = Cerrado
case-dismissed = Desestimado
case-enjoined = Medida cautelar vigente
case-feed = Canal de lo que ocurre
case-follow = Seguir este caso
case-judgment = Con sentencia
case-kind = Tipo de caso
case-kind-class-action = Demanda colectiva
case-kind-consent-decree = Decreto por consentimiento
case-kind-damages = Demanda por daños
case-kind-habeas = Hábeas corpus
case-kind-other = Otro
case-kind-states = Demanda de estados
case-name = Caso
case-on-appeal = En apelación
case-page = El caso completo: expediente, documentos y partes
case-pending = Pendiente
case-settled = Con acuerdo
case-settled-monitoring = Con acuerdo, bajo supervisión del tribunal
case-status = Situación
case-stayed = Suspendido
case-unknown = No se sabe
cases = Casos
cases-lead = Las demandas de esta historia: tribunal, número de expediente, la situación de cada una y a qué fecha.
cases-shown = { $n } de { $all } casos
change-date = Cambio de fecha
change-first = Primer registro
change-gone = Ya no se da
change-new = Nuevo
change-page = Revisada
change-stands = Vuelve a valer
change-value = Cambio
changes = Cambios
changes-baseline = { $n ->
    [one] El registro comienza en { $date } con { $n } respuesta.
   *[other] El registro comienza en { $date } con { $n } respuestas.
}
changes-feed = Canal de cambios
changes-lead = Lo nuevo de este sitio: recuentos más recientes, cifras que llegaron, cambiaron o se retiraron, y páginas revisadas.
changes-none = Nada ha cambiado desde entonces.
changes-none-yet = Todavía no se ha registrado ninguna cifra.
changes-see = Lo que estaba mal figura en la lista de correcciones
chart-of = { $n ->
    [one] { $columns }: { $n } fila, { $from }
   *[other] { $columns }: { $n } filas, de { $from } a { $to }
}
checked-to = Verificado hasta
choose = Elegir y ordenar
cite-case = Cómo citar este caso
cite-this = Citar esta página
claims = Qué se dice y quién lo dice
closed = Terminó
contents = En esta página
copied = Copiado
copy = Copiar
corrected = Corregido
corrections = Correcciones
corrections-feed = Canal de correcciones
corrections-lead = En qué se equivocó este sitio, qué es lo correcto y cuándo lo dijimos. De esta lista no se borra nada.
corrections-none = Todavía no se ha hecho ninguna corrección. Eso no significa que no haya errores: si encuentra uno, avise a la redacción.
corrections-of-page = Correcciones y actualizaciones
corrections-see = Los recuentos más recientes y las páginas revisadas están en la lista de cambios
counsel = Abogados
counted = Recuento
counted-by = Quién contó
court = Tribunal
data = Datos
data-apostrophe = En las tablas, las palabras que empiezan con =, +, - o @ llevan un apóstrofo delante, para que ninguna hoja de cálculo las tome por una fórmula. El JSON las tiene tal cual.
data-bib = La bibliografía en BibTeX, para LaTeX y gestores de referencias.
data-bibliography = Bibliografía
data-calendar = Las fechas de todos los casos; cada caso tiene su propio canal y su calendario
data-cases-json = Todas las demandas con su expediente.
data-citation = { $title }. Datos. { $url }
data-cite = Diga qué archivo usó y cuándo lo descargó; para una cifra, cite también su propia fuente, que consta en cada respuesta.
data-csl = La bibliografía en CSL-JSON, para Zotero y Pandoc.
data-csv = Los números en CSV
data-facts-json = Todas las cifras con sus respuestas, fuentes e historial. Cada una tiene además su propio archivo: /facts/ID.json.
data-feed-articles = Artículos, primero los de cambio más reciente
data-feed-changes = Lo nuevo: cifras, páginas, recuentos más recientes
data-feed-corrections = Lo que estaba mal y se corrigió
data-feeds = Para seguir
data-json = Objetos
data-lead = Todo lo que hay en este sitio en formatos que leen los programas: cifras, fuentes, demandas y hechos.
data-licenses = Los datos pueden usarse con cualquiera de estas licencias, a su elección:
data-no-license = El sitio no indica una licencia para sus datos: consulte a la redacción antes de volver a publicarlos.
data-package = Qué contienen las tablas y cómo se relacionan: un paquete de datos Frictionless.
data-ris = La bibliografía en RIS, para casi todos los gestores de referencias.
data-row-cases = Una demanda.
data-row-claim-sources = Una fuente en la que se apoya una respuesta.
data-row-claims = Una respuesta a la pregunta de un dato: quién contó qué y cuándo.
data-row-docket-events = Un hecho del expediente de un caso.
data-row-events = Algo que ocurrió fuera de los expedientes.
data-row-facts = Una pregunta que tiene por respuesta un número, una fecha o unas palabras.
data-row-series = Números a lo largo del tiempo.
data-row-series-columns = Una columna de una serie.
data-row-series-numbers = Un número de una serie.
data-row-series-sources = Una fuente de una serie o de una de sus filas.
data-row-sources = Una obra citada.
data-schema-cases = El esquema JSON de cases.json.
data-schema-fact = El esquema JSON del archivo propio de una cifra.
data-schema-facts = El esquema JSON de facts.json.
data-schema-timeline = El esquema JSON de timeline.json.
data-schemas = Esquemas
data-table = Los números en una tabla
data-tables = Tablas
data-timeline-json = Lo que ocurrió, en orden cronológico, con los hechos principales de cada expediente.
data-use = Licencia y cita
data-version = La versión de los formatos JSON es la { $n }. Sube cuando un campo cambia de significado o desaparece; se pueden añadir campos sin aviso.
date = Fecha
decisions = Fallos publicados
defendants = Demandados
differ = Por qué difieren los recuentos
docket = Expediente
docket-entry = Entrada { $n } del expediente
docket-number = Número de expediente
documents = Documentos del caso
elsewhere = En otros sitios
embed-hint = El recuadro muestra la cifra tal como está aquí, con su fecha y sus fuentes, y la sigue cuando cambia.
embed-this = Insertar esto en su propia página
embed-whole = La ficha completa, con sus fuentes
error-404 = Esta página no existe
error-404-help = Puede que la dirección haya cambiado. Desde aquí puede seguir:
facts = Cifras
facts-lead = Todas las cifras de este sitio: qué cuentan, quién las contó, cuándo y según qué fuente.
facts-of-case = Cifras que se basan en sus documentos
feed = Canal
figures-changed = Cifras
filed = Presentado
flag-definition-differs = Con otra definición
flag-estimate = Estimación
flag-partial = Parcial
flag-provisional = Provisional
flag-rounded = Redondeado
gaps = Un hueco significa que no se conoce ninguna cifra.
glossary = Glosario
glossary-lead = Las palabras de la ley y de las agencias, en lenguaje sencillo.
grounds = Fundamentos jurídicos
hints-key = Una marca hueca es aproximada, una flecha indica más o menos, una barra es un intervalo.
history = Historial
home = Inicio
how-they-compare = Cómo se comparan
in-force-from = En vigor desde { $from }
in-force-from-until = En vigor desde { $from } hasta { $until }
in-force-until = En vigor hasta { $until }
in-law = En términos jurídicos
is = Ahora
judges = Juez o jueza
kind-clarification = Aclaración
kind-correction = Corrección
kind-editors-note = Nota de la redacción
kind-organization = Organizaciones
kind-person = Personas
kind-update = Actualización
kind-withdrawal = Retiro
languages = Otros idiomas
last-event = Último hecho
latest = Lo más reciente
link-elsewhere = Ir a la fuente
llms-data = Datos
llms-more = Opcional
menu = Menú principal
menu-open = Menú
misprints = Erratas conocidas
misprints-lead = Copias equivocadas de esta cifra que circulan impresas.
n-claims = { $n ->
    [one] { $n } respuesta
   *[other] { $n } respuestas
}
n-figures = { $n ->
    [one] { $n } cifra
   *[other] { $n } cifras
}
n-pages = { $n ->
    [one] { $n } página
   *[other] { $n } páginas
}
n-sources = { $n ->
    [one] { $n } fuente
   *[other] { $n } fuentes
}
n-sources-in-table = { $n ->
    [one] { $n } fuente, indicada en la tabla
   *[other] { $n } fuentes, indicadas en la tabla
}
next = Siguiente
no-address = No conocemos ninguna dirección
no-case = No conocemos ningún caso
no-docket = No conocemos el número de expediente
no-event = No conocemos ningún hecho
no-figure = sin cifra conocida
not-known = No se sabe
note = Nota
notes = Notas y fuentes
nowhere-used = Todavía no la usa ninguna página.
official-site = Sitio web
on-pages = En
order = Orden
order-court = Tribunal
order-filed = Fecha de presentación, primero los más recientes
order-kind = Tipo de caso
order-last = Último hecho, primero los más recientes
order-name = Nombre
order-status = Situación
page-of-figure = La cifra completa: cálculo, fuentes y dónde se usa
pages = Páginas
pages-revised = Páginas revisadas
parties = Partes y abogados
party-counsel = Abogados en
party-defendant = Parte demandada en
party-judge = Casos a su cargo
party-plaintiff = Parte demandante en
people = Personas y organizaciones
people-lead = Quién hizo qué en esta historia. A los particulares se les nombra solo donde los tribunales hicieron público su caso, y no tienen ficha.
period = Período que abarca
plaintiffs = Demandantes
preferred = La que usa este sitio
previous = Anterior
print = Todos los artículos en una página, para imprimir
print-lead = Todos los artículos en orden de lectura, cada uno con sus notas.
published = Publicado
read-at = Sobre nuestra copia
redirect = Esta página cambió de dirección
related = Casos relacionados
reliability = Tipo de fuente
reliability-advocacy = Organizaciones de defensa
reliability-press = Prensa
reliability-primary-court = Tribunales
reliability-primary-official = El gobierno sobre sus propios actos
reliability-primary-party = Partes del asunto
reliability-scholarly = Trabajos académicos
relief = Qué se ordenó o se acordó
relief-damages = Indemnización
relief-declaration = Declaración judicial
relief-ends = Terminan las medidas
relief-fees = Honorarios y costas
relief-injunction = Orden judicial
relief-other = Otras condiciones
remark = Observación y fuente
rests-on = Cómo lo sabemos
rests-on-it = Qué se basa en ella
rests-on-n = { $n ->
    [one] { $n } fuente:{ " " }
   *[other] { $n } fuentes:{ " " }
}
reviewed = Última revisión
role-from = desde { $date }
role-until = hasta { $date }
scope = Qué se contó
search = Buscar
search-about = Sobre este sitio
search-all = Todos los resultados de “{ $q }”
search-articles = Artículos
search-cases = Casos
search-failed = En este momento no se puede cargar la búsqueda. Inténtelo de nuevo dentro de un momento.
search-figures = Cifras
search-found = { $n ->
    [one] { $n } resultado
   *[other] { $n } resultados
}
search-key = La tecla / lleva a la búsqueda en todas las páginas
search-lead = Escriba palabras, o un número que haya leído en alguna parte.
search-lists = La búsqueda necesita scripts, que aquí están desactivados. Todo está también en estas páginas y listas:
search-misprint = { $wrong } es una copia equivocada de esta cifra que circula impresa. La cifra es:
search-missing = Nada contiene “{ $typed }”.
search-more = Mostrar más: { $group }
search-near = Nada contiene “{ $typed }”; esto contiene “{ $read }”.
search-none = No se encontró nada para “{ $q }”
search-people = Personas y organizaciones
search-terms = Glosario
sections = Secciones
seen = Última consulta
series-page = Esta serie completa
skip = Saltar al texto
source = Fuente
sources = Fuentes
sources-lead = Todo lo que cita este sitio y lo que se basa en ello.
stake = El caso en breve
stands = { $status } a { $date }
status-as-of = a { $date }
status-disputed = En disputa
status-superseded = Reemplazado
status-withdrawn = Retirado
table = Tabla
timeline = Cronología
timeline-lead = Lo que ocurrió, día por día, con los hitos de las demandas; cada entrada lleva su fuente.
topics = Temas
topics-lead = Páginas y cifras por tema.
updated = Actualizado
used-in = Se nombra en
used-on = Dónde se usa
used-on-pages = { $n ->
    [one] Se usa en { $n } página
   *[other] Se usa en { $n } páginas
}
value = Cifra
was = Antes
whole-list = Todos los casos
whole-timeline = Toda la cronología
why-preferred = Por qué esta
working = El cálculo
wrong-since = Equivocado desde
year = Año
year-only = solo se conoce el año
